import os

SECRET_KEY = "only for measuring"
DEBUG = False
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["channels", "peer"]
MIDDLEWARE = []
ROOT_URLCONF = "peer.urls"
ASGI_APPLICATION = "peer.asgi.application"
USE_TZ = True
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING_CONFIG = None
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ["PEER_DB_HOST"],
        "USER": os.environ["PEER_DB_USER"],
        "NAME": os.environ["PEER_DB_NAME"],
        "CONN_MAX_AGE": None,
    }
}
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {"hosts": [os.environ["PEER_REDIS"]], "capacity": 2000},
    }
}
