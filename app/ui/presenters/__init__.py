"""What the views show, worked out without Qt: messages of the local API in, texts and choices out."""
