"""The dataset folder that `dateline-train export` writes: ids of features and labels, no text."""
import json
from pathlib import Path

import numpy as np
import torch

COLUMNS, WORD, CASED, GAZETTEER = 9, 0, 1, 8
UPOS, XPOS, HEAD, DEPREL, ENTITY = range(5)
SPACING, FIRST = 7, 4  # the bit of a paragraph's first word
JOINED = 0.25  # share of paragraphs that go on as if there were a space only


def header(folder):
    return json.loads((Path(folder) / "header.json").read_text(encoding="utf-8"))


class Part:
    """A corpus: features [N, 9] (also of the words in capitals, in title case and in small letters), labels [N, 5], -1 where unknown, and sentences
    [S, 3]: first word, paragraph, whether its ends may train the splitter."""

    def __init__(self, folder, name, without=()):
        def read(kind, dtype, columns):
            return np.fromfile(Path(folder) / f"{name}.{kind}", dtype).reshape(-1, columns)

        self.name = name
        self.features = read("features.i32", np.int32, COLUMNS)
        self.recased = [read(f"{k}.i32", np.int32, COLUMNS) for k in ("upper", "title", "lower")]
        for table in (self.features, *self.recased):
            for column in without:
                table[:, column] = 0
        self.labels = read("labels.i16", np.int16, 5)
        self.sentences = read("sentences.i32", np.int32, 3)
        self.ends = np.append(self.sentences[1:, 0], len(self.features))

    def stretches(self, limit, random=None):
        """Runs of sentences of one paragraph, of at most `limit` words unless one sentence has more. With `random`, cut at other
        places each time, and at times over the end of a paragraph, as in texts that have lost theirs."""
        out, now, words = [], [], 0
        for i, (begin, paragraph, _) in enumerate(self.sentences):
            length = self.ends[i] - begin
            other = now and self.sentences[now[-1], 1] != paragraph and not (random and random.random() < JOINED)
            if now and (other or words + length > limit or (random and random.random() < 0.05)):
                out.append((self, now))
                now, words = [], 0
            now = now + [i]
            words += length
        return out + [(self, now)] if now else out


def words_in(stretch):
    part, sentences = stretch
    return int(part.ends[sentences[-1]] - part.sentences[sentences[0], 0])


def batches(stretches, size, random=None):
    """Batches of stretches of like length, about `size` words each; in another order each time with `random`."""
    stretches, out, pool = list(stretches), [], 1200 if random else len(stretches)
    if random:
        random.shuffle(stretches)
    for k in range(0, len(stretches), pool):
        now = []
        for stretch in sorted(stretches[k:k + pool], key=words_in):
            if now and (len(now) + 1) * words_in(stretch) > size:
                out.append(now)
                now = []
            now.append(stretch)
        out.append(now)
    if random:
        random.shuffle(out)
    return out


class Batch:
    """Stretches side by side, padded at the end: features [B, T, 9], labels [B, T, 5], breaks [B, T] (1 where a sentence begins, -1
    where that is not known or certain), and the sentences with a tree as (row, first word, words)."""

    def __init__(self, stretches, random=None, recased=0.0):
        lengths = [words_in(s) for s in stretches]
        shape = len(stretches), max(lengths)
        features = np.zeros((*shape, COLUMNS), np.int64)
        labels, breaks = np.full((*shape, 5), -1, np.int64), np.full(shape, -1, np.int64)
        self.sentences = []
        for row, (part, numbers) in enumerate(stretches):
            begin, end = part.sentences[numbers[0], 0], part.ends[numbers[-1]]
            source = part.features
            if random and random.random() < recased:
                source = random.choice(part.recased)
            features[row, :end - begin] = source[begin:end]
            features[row, 1:end - begin, SPACING] &= ~FIRST
            labels[row, :end - begin] = part.labels[begin:end]
            if part.sentences[numbers[0], 2]:
                breaks[row, :end - begin] = 0
                breaks[row, [part.sentences[i, 0] - begin for i in numbers]] = 1
                breaks[row, 0] = -1
            if part.labels[begin, HEAD] >= 0:
                self.sentences += [(row, part.sentences[i, 0] - begin, part.ends[i] - part.sentences[i, 0]) for i in numbers]
        self.features, self.labels, self.breaks = map(torch.from_numpy, (features, labels, breaks))
        self.lengths = torch.tensor(lengths)
        self.words = torch.arange(shape[1])[None] < self.lengths[:, None]

    def tree_index(self):
        """For the sentences with a tree, padded: the place of each word in the flattened batch [S, L], and which are words."""
        longest = max(n for _, _, n in self.sentences)
        index = torch.zeros(len(self.sentences), longest, dtype=torch.long)
        words = torch.zeros(len(self.sentences), longest, dtype=torch.bool)
        for k, (row, first, count) in enumerate(self.sentences):
            start = row * self.labels.shape[1] + int(first)
            index[k, :count] = torch.arange(start, start + int(count))
            words[k, :count] = True
        return index, words
