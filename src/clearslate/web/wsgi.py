"""What the server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearslate.web.settings")
application = get_wsgi_application()

# Pages make many short-lived objects; what is loaded once need not be looked through each time.
gc.freeze()
gc.set_threshold(20_000, 20, 50)
