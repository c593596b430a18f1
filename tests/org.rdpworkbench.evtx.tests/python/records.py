# SPDX-License-Identifier: EPL-2.0
"""Prints the records of event log files as Debian's python3-evtx reads them: one JSON object a line.

Attributes without a value are empty there and missing here, so that only those that have one are compared.
"""
import json
import sys
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta

from Evtx import BinaryParser
from Evtx.Evtx import Evtx

SPACE = "{http://schemas.microsoft.com/win/2004/08/events/event}"


def exact_time(filetime):
    """Without the detour over a floating point number, which is some microseconds off."""
    return datetime(1601, 1, 1) + timedelta(microseconds=filetime // 10)


BinaryParser.parse_filetime = exact_time


def text(element):
    return element.text or ""


def data(event):
    named = [(piece.get("Name") or "", text(piece)) for part in event.findall(SPACE + "EventData") for piece in part]
    own = [(piece.tag.partition("}")[2] or piece.tag, text(piece)) for part in event.findall(SPACE + "UserData")
           for outer in part for piece in outer]
    return named + own


def normalised(event):
    system = event.find(SPACE + "System")
    time = datetime.fromisoformat(system.find(SPACE + "TimeCreated").get("SystemTime"))
    return {
        "number": system.find(SPACE + "EventRecordID").text,
        "provider": system.find(SPACE + "Provider").get("Name"),
        "id": system.find(SPACE + "EventID").text,
        "channel": text(system.find(SPACE + "Channel")),
        "computer": text(system.find(SPACE + "Computer")),
        "time": time.isoformat(timespec="microseconds"),
        "data": data(event),
    }


for name in sys.argv[1:]:
    with Evtx(name) as log:
        for record in log.records():
            print(json.dumps(normalised(ElementTree.fromstring(record.xml())), separators=(",", ":")))
