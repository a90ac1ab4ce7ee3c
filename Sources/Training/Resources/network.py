"""The network of the language core: summed feature embeddings, two bidirectional LSTM layers over a
paragraph, and a head for each question. Shapes: B paragraphs, T words, h units a direction.

Sources: Hochreiter and Schmidhuber (1997), Graves and Schmidhuber (2005) for the encoder; Dozat and Manning
(2017) for the arcs; Lafferty et al. (2001), Lample et al. (2016) for the entities."""
import torch
import torch.nn as nn
import torch.nn.functional as F

FORBIDDEN = -1e4


class BiLSTM(nn.Module):
    """One layer in both directions. The backward direction reads each row reversed within its own length,
    so padding is never read before words, as in the Swift encoder, which has none."""

    def __init__(self, inputs, hidden):
        super().__init__()
        self.forwards = nn.LSTM(inputs, hidden, batch_first=True)
        self.backwards = nn.LSTM(inputs, hidden, batch_first=True)
        for lstm in (self.forwards, self.backwards):
            with torch.no_grad():
                lstm.bias_hh_l0.zero_()
                lstm.bias_ih_l0.zero_()
                lstm.bias_ih_l0[hidden:2 * hidden] = 1  # remember at first
                nn.init.orthogonal_(lstm.weight_hh_l0)
                nn.init.xavier_uniform_(lstm.weight_ih_l0)

    def forward(self, x, lengths, low_precision):
        t = torch.arange(x.shape[1])[None]
        reverse = torch.where(t < lengths[:, None], lengths[:, None] - 1 - t, t)

        def flip(z):
            return z.gather(1, reverse.unsqueeze(2).expand(-1, -1, z.shape[2]))

        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=low_precision):
            a, _ = self.forwards(x)
            b, _ = self.backwards(flip(x))
        return torch.cat([a.float(), flip(b.float())], 2)


class Network(nn.Module):
    """`header`: the dataset's columns and label lists."""

    def __init__(self, header, width, hidden, dropout, heads):
        super().__init__()
        self.dropout, self.hidden, self.width = dropout, hidden, width
        labels = {k: header[k] for k in ("upos", "xpos", "deprel", "entity")}
        self.embeddings = nn.ModuleList(
            nn.Embedding(c["buckets"], width, sparse=True) for c in header["columns"])
        for column, table in enumerate(self.embeddings):
            nn.init.normal_(table.weight, 0, 0.3 if column == 0 else 0.15)
        self.layer1, self.layer2 = BiLSTM(width, hidden), BiLSTM(2 * hidden, hidden)
        y = 2 * hidden
        self.sentence_break = nn.Linear(y, 1)
        self.tag_hidden = nn.Linear(y, heads["tag"])
        self.upos = nn.Linear(heads["tag"], len(labels["upos"]))
        self.xpos = nn.Linear(heads["tag"], len(labels["xpos"]))
        self.entity_hidden = nn.Linear(y, heads["entity"])
        self.entity_out = nn.Linear(heads["entity"], len(labels["entity"]))
        self.transitions = nn.Parameter(torch.zeros(len(labels["entity"]), len(labels["entity"])))
        self.starts = nn.Parameter(torch.zeros(len(labels["entity"])))
        self.ends = nn.Parameter(torch.zeros(len(labels["entity"])))
        a, l = heads["arc"], heads["label"]
        self.arc_dependent, self.arc_head = nn.Linear(y, a), nn.Linear(y, a)
        self.arc_bilinear = nn.Parameter(torch.randn(a, a) * 0.05)
        self.arc_bias = nn.Parameter(torch.zeros(a))
        self.arc_root = nn.Parameter(torch.randn(a) * 0.1)
        self.label_dependent, self.label_head = nn.Linear(y, l), nn.Linear(y, l, bias=False)
        self.label_root = nn.Parameter(torch.randn(l) * 0.1)
        self.label_out = nn.Linear(l, len(labels["deprel"]))
        self.forbid(labels["entity"])

    def forbid(self, names):
        """What BILOU does not allow: from an open name only on inside it, from outside only to a beginning."""
        count = len(names)
        steps = torch.zeros(count, count)
        for i, a in enumerate(names):
            for j, b in enumerate(names):
                opened, inside = a[0] in "BI", b[0] in "IL"
                if opened != inside or (opened and a[2:] != b[2:]):
                    steps[i, j] = FORBIDDEN
        self.register_buffer("allowed", steps)
        self.register_buffer("may_start", torch.tensor([FORBIDDEN if n[0] in "IL" else 0.0 for n in names]))
        self.register_buffer("may_end", torch.tensor([FORBIDDEN if n[0] in "BI" else 0.0 for n in names]))

    def drop(self, x, p=None):
        """Dropout with one mask a row: the same units for all its words."""
        p = self.dropout if p is None else p
        if not self.training or p == 0:
            return x
        mask = torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - p, dtype=x.dtype))
        return x * mask / (1 - p)

    def embed(self, features, unknown=0.08):
        """[B, T, 9] ids to [B, T, width]. In training some words become unknown, and some lose their cased form and
        gazetteer bits, so that affixes and context must do without."""
        x = 0
        for column, table in enumerate(self.embeddings):
            ids = features[..., column]
            if self.training and column == 0:
                ids = torch.where(torch.rand(ids.shape) < unknown, torch.zeros_like(ids), ids)
            vectors = table(ids)
            if self.training and column in (1, 8):
                vectors = vectors * (torch.rand(ids.shape) >= 0.15).unsqueeze(-1)
            x = x + vectors
        return x

    def encode(self, features, lengths):
        x = self.drop(self.embed(features), 0.2)
        y = self.drop(self.layer1(x, lengths, self.training))
        return self.drop(self.layer2(y, lengths, self.training))

    def entity_scores(self, y):
        return self.entity_out(self.drop(F.relu(self.entity_hidden(y)))).float()

    def arc_scores(self, v, words):
        """Scores of each head (0 is the root) for each word of padded sentences `v` [S, L, 2h]."""
        dependents = self.drop(F.relu(self.arc_dependent(v)))
        heads = self.drop(F.relu(self.arc_head(v)))
        heads = torch.cat([self.arc_root.to(heads.dtype).expand(len(v), 1, -1), heads], 1)
        scores = (dependents @ self.arc_bilinear.to(heads.dtype)) @ heads.transpose(1, 2)
        scores = (scores + (heads @ self.arc_bias.to(heads.dtype)).unsqueeze(1)).float()
        real = torch.cat([torch.ones(len(v), 1, dtype=torch.bool), words], 1)
        return scores.masked_fill(~real.unsqueeze(1), FORBIDDEN)

    def label_scores(self, v, heads):
        projected = self.label_head(v)
        projected = torch.cat([self.label_root.to(projected.dtype).expand(len(v), 1, -1), projected], 1)
        chosen = projected.gather(1, heads.unsqueeze(2).expand(-1, -1, projected.shape[2]))
        return self.label_out(self.drop(F.relu(self.label_dependent(v) + chosen))).float()


def crf_sum(net, scores, words):
    """The logarithm of the summed weights of all label sequences of each row."""
    steps = net.transitions + net.allowed
    alpha = net.starts + net.may_start + scores[:, 0]
    for t in range(1, scores.shape[1]):
        new = torch.logsumexp(alpha.unsqueeze(2) + steps, 1) + scores[:, t]
        alpha = torch.where(words[:, t, None], new, alpha)
    return torch.logsumexp(alpha + net.ends + net.may_end, 1)


def crf_loss(net, scores, tags, words):
    """Negative log-likelihood of each row's labels under the linear-chain CRF; a label of -1 may be any."""
    scores = scores.float()
    fits = F.one_hot(tags.clamp(min=0), scores.shape[2]).bool() | (tags < 0).unsqueeze(2)
    return crf_sum(net, scores, words) - crf_sum(net, scores.masked_fill(~fits, -1e4), words)


def crf_best(net, scores, words):
    """The best label of each word (Viterbi)."""
    steps = net.transitions + net.allowed
    alpha, back = net.starts + net.may_start + scores[:, 0], []
    stay = torch.arange(scores.shape[2]).expand(len(scores), -1)
    for t in range(1, scores.shape[1]):
        best, where = (alpha.unsqueeze(2) + steps).max(1)
        word = words[:, t, None]
        back.append(torch.where(word, where, stay))
        alpha = torch.where(word, best + scores[:, t], alpha)
    label = (alpha + net.ends + net.may_end).argmax(1)
    path = [label]
    for where in reversed(back):
        label = where.gather(1, label[:, None])[:, 0]
        path.append(label)
    return torch.stack(path[::-1], 1)
