"""Scores on gold tokens while training; the model's true scores, from raw text, are `dateline-train evaluate`'s."""
import torch
import torch.nn.functional as F

from dataset import DEPREL, ENTITY, HEAD, UPOS, XPOS, Batch, batches
from network import crf_best


def names(labels, list_of_names):
    """The names (first word, end, type) that BILOU labels spell."""
    out, start = set(), None
    for i, label in enumerate(labels):
        name = list_of_names[label]
        if name[0] == "U":
            out.add((i, i + 1, name[2:]))
        elif name[0] == "B":
            start = i
        elif name[0] == "L" and start is not None:
            out.add((start, i + 1, name[2:]))
            start = None
    return out


def f1(right, given, wanted):
    return 200 * right / max(1, given + wanted)


@torch.no_grad()
def evaluate(net, development):
    net.eval()
    header, out = net.header, {}
    main = [d.split(":")[0] for d in header["deprel"]]
    main = torch.tensor([main.index(d) for d in main])
    for part in development:
        words = upos_right = xpos_right = head_right = label_right = 0
        ends, found = [0, 0, 0], [0, 0, 0]
        for stretches in batches(part.stretches(400), 8000):
            batch = Batch(stretches)
            y = net.encode(batch.features, batch.lengths)
            known = batch.labels[..., UPOS] >= 0
            if batch.sentences:
                hidden = F.relu(net.tag_hidden(y))
                words += int(known.sum())
                upos_right += int((net.upos(hidden).argmax(-1) == batch.labels[..., UPOS])[known].sum())
                xpos_right += int((net.xpos(hidden).argmax(-1) == batch.labels[..., XPOS])[known].sum())
                index, real = batch.tree_index()
                v, flat = y.reshape(-1, y.shape[2])[index], batch.labels.reshape(-1, 5)
                heads = net.arc_scores(v, real).argmax(-1)
                labels = net.label_scores(v, heads).argmax(-1)
                right = (heads == flat[:, HEAD][index]) & real
                head_right += int(right.sum())
                label_right += int((right & (main[labels] == main[flat[:, DEPREL][index].clamp(min=0)])).sum())
                breaks = net.sentence_break(y)[..., 0] > 0
                for row, length in enumerate(batch.lengths.tolist()):
                    gold = [0] + [i for i in range(1, length) if batch.breaks[row, i] == 1] + [length]
                    given = [0] + [i for i in range(1, length) if breaks[row, i]] + [length]
                    gold, given = set(zip(gold, gold[1:])), set(zip(given, given[1:]))
                    ends = [a + b for a, b in zip(ends, (len(gold & given), len(given), len(gold)))]
            best = crf_best(net, net.entity_scores(y), batch.words)
            for row, length in enumerate(batch.lengths.tolist()):
                gold = batch.labels[row, :length, ENTITY].tolist()
                if min(gold) < 0:
                    continue
                gold, given = ({n for n in names(l, header["entity"]) if n[2] != "group"} for l in (gold, best[row, :length].tolist()))
                found = [a + b for a, b in zip(found, (len(gold & given), len(given), len(gold)))]
        scores = {"names": f1(*found)}
        if words:
            scores |= {"upos": 100 * upos_right / words, "xpos": 100 * xpos_right / words, "uas": 100 * head_right / words,
                       "las": 100 * label_right / words, "sentences": f1(*ends)}
        out[part.name] = {k: round(v, 2) for k, v in scores.items()}
    return out


def line(scores):
    return " | ".join(f"{part}: " + " ".join(f"{k} {v:.2f}" for k, v in of.items()) for part, of in scores.items())
