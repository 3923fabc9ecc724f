"""What dev.py is made of: the environment, the system's packages and the checks. Standard library only."""
