#!/usr/bin/env python3
"""Follow Dateline's events without loss: live by SUB, what was missed by DEALER (pyzmq).

Subscribe first, replay from the number wanted, drop what was seen; when a number jumps or a
heartbeat tells of a head not seen, replay again. Prints one line an event.
"""
import argparse
import json
import struct

import zmq

parser = argparse.ArgumentParser(description="Follow Dateline's events without loss.")
parser.add_argument("events", help="endpoint, such as ipc:///run/dateline/events.sock")
parser.add_argument("query", help="endpoint, such as ipc:///run/dateline/query.sock")
parser.add_argument("--from", dest="position", type=int, default=1, metavar="N")
parser.add_argument("--until", type=int, metavar="N", help="stop after this sequence")
options = parser.parse_args()

context = zmq.Context()
sub = context.socket(zmq.SUB)
sub.subscribe(b"")  # everything: only the whole log has numbers without holes
sub.connect(options.events)
position = max(options.position, 1)  # the next sequence wanted
stream = None


def show(topic, sequence, body):
    global position
    if sequence >= position:  # else seen before
        print(sequence, topic.decode(), json.loads(body)["id"], flush=True)
        position = sequence + 1


def follow(name):
    """Notes which log this is; whether it is another one than before, which starts again at 1."""
    global stream, position
    is_other = stream not in (None, name)
    if is_other:
        position = 1
    stream = name
    return is_other


def replay():
    """Everything from `position` to the head; live events wait in the SUB socket meanwhile."""
    global position
    while True:
        with context.socket(zmq.DEALER) as query:
            query.linger = 0
            query.connect(options.query)
            query.send_json({"op": "replay", "from": position, "credit": 1000})
            while query.poll(5000):  # silent for so long: ask again
                frames = query.recv_multipart()
                if len(frames) == 1:  # an error; `gone` says where to go on
                    position = max(position, json.loads(frames[0])["error"].get("oldest", 0))
                    query.poll(200)  # asks again a little later
                    break
                end = json.loads(frames[2])
                if follow(end["stream"]):
                    break
                if frames[0] == b"":  # the end, of this replay or of its credit
                    position = max(position, end["next"])
                    if position > end["head"]:
                        return
                    break
                show(frames[0], struct.unpack(">QQ", frames[1])[0], frames[2])


replay()
while not options.until or position <= options.until:
    topic, header, body = sub.recv_multipart()
    sequence, event = struct.unpack(">QQ", header)[0], json.loads(body)
    follow(event["stream"])
    if position <= (sequence - 1 if sequence else event["data"]["head"]):
        replay()  # something before this message is missing
    if sequence:
        show(topic, sequence, body)
context.destroy(linger=0)
