"""What is measured: WSGI applications, each served by a process of its own."""
