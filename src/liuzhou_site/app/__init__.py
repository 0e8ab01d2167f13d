"""What people use: the commands, the preview, the notebook, a new story, reports."""
