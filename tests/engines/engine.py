"""What the tests take either browser for."""

from firefox import Firefox
from webkit import WebKit

Engine = Firefox | WebKit
PHONE = (360, 740)
