"""Checks what a subscriber received (CloudEvents, one JSON object a line) or what the journal holds."""
import json
import re
import sys


def notices(lines):
    """The notices that are in the log, without heartbeats and other words of the moment."""
    for line in lines:
        line = line.strip()
        if not line.startswith("{"):
            continue
        try:
            event = json.loads(line)
        except ValueError:
            continue  # the last line of a file that is being written
        if int(event.get("sequence") or 0) > 0:
            yield event


def article_number(event):
    name = re.search(r"article-(\d+)\.txt", json.dumps(event["data"]))
    return int(name.group(1)) if name else None


def complete(first, last):
    """Every article from first to last was analysed once, and no number of the log is missing."""
    sequences, articles = [], {}
    for event in notices(sys.stdin):
        sequences.append(int(event["sequence"]))
        if event["type"] == "article/analyzed":
            number = article_number(event)
            articles[number] = articles.get(number, 0) + 1
    problems = []
    if sequences != list(range(1, len(sequences) + 1)):
        problems.append(f"sequence is not 1 to {len(sequences)} in order")
    missing = [n for n in range(first, last + 1) if n not in articles]
    twice = [n for n, count in articles.items() if count > 1]
    if missing:
        problems.append(f"{len(missing)} articles missing, first {missing[:5]}")
    if twice:
        problems.append(f"{len(twice)} articles twice, first {twice[:5]}")
    return problems


def journal():
    """Each article's line carries its kind and its facts; priorities are there."""
    entries = [json.loads(line) for line in sys.stdin]
    stored = [e for e in entries if e.get("MESSAGE_ID") == "a9ec1e52fcbe428a897911ec47f67522"]
    problems = []
    if not stored:
        problems.append("no entry of the kind `article stored`")
    for name in ["DATELINE_ARTICLE", "DATELINE_FILE", "PRIORITY", "CODE_FILE", "CODE_LINE"]:
        lacking = [e for e in stored if name not in e]
        if lacking:
            problems.append(f"{len(lacking)} entries without {name}")
    if any(e.get("_TRANSPORT") != "journal" for e in stored):
        problems.append("entries that did not come in the native protocol")
    return problems


found = journal() if sys.argv[1] == "journal" else complete(int(sys.argv[2]), int(sys.argv[3]))
for problem in found:
    print(problem, file=sys.stderr)
sys.exit(1 if found else 0)
