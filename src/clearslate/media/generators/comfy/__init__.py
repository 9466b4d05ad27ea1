"""ComfyUI: graphs of nodes, as they were run and as they were drawn."""
