"""The console's small parts: each shows one thing, holds no logic and knows no agent."""
