/* Follow Dateline's events without loss: live by SUB, what was missed by DEALER (libzmq).
 *     cc -o subscriber subscriber.c -lzmq && ./subscriber EVENTS QUERY FROM [UNTIL]
 * Prints sequence and topic. Events have their numbers in frame 2; of the JSON only what is not in the
 * log (heartbeats, ends of replays, errors) is looked into, and the stream of everything. */
#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

typedef unsigned long long number;
struct message { int frames; uint64_t header[2]; char topic[256], *body; };
static number position, until;
static char stream[40];
static void *context;

static struct message receive(void *socket) {
    struct message in = {.frames = 0};
    for (int more = 1; more; in.frames++) {
        zmq_msg_t part;
        if (zmq_msg_init(&part), zmq_msg_recv(&part, socket, 0) < 0) return in; /* too silent */
        char *data = zmq_msg_data(&part);
        int size = (int)zmq_msg_size(&part), rest = zmq_msg_more(&part);
        if (in.frames == 0) snprintf(in.topic, sizeof in.topic, "%.*s", size, data);
        if (in.frames == 1) memcpy(in.header, data, size < 16 ? size : 16);
        if (!(more = rest)) in.body = strndup(data, size); /* the last frame: JSON */
        zmq_msg_close(&part);
    }
    return in;
}
static number sequence(struct message *in) { return be64toh(in->header[0]); }
/* The text after a key. datelined writes no white space, and its own keys before the data. */
static char *after(struct message *in, const char *key) {
    char *found = strstr(in->body, key);
    return found ? found + strlen(key) : "";
}
static number field(struct message *in, const char *key) { return strtoull(after(in, key), 0, 10); }
static int follow(struct message *in) { /* whether another log than before: it starts again at 1 */
    char *name = after(in, "\"stream\":\"");
    int other = *stream && strncmp(stream, name, 36);
    snprintf(stream, sizeof stream, "%.36s", name);
    return other && (position = 1);
}
static void show(struct message *in) {
    if (sequence(in) < position) return; /* seen before */
    printf("%llu %s\n", sequence(in), in->topic), fflush(stdout);
    if (position = sequence(in) + 1, until && position > until) exit(0);
}
static void replay(const char *endpoint) { /* to the head; live events wait in the SUB socket */
    for (int complete = 0, other = 0; !complete; other = 0) {
        struct message in;
        char request[80], *query = zmq_socket(context, ZMQ_DEALER);
        zmq_setsockopt(query, ZMQ_RCVTIMEO, &(int){5000}, sizeof(int));
        zmq_connect(query, endpoint);
        snprintf(request, sizeof request, "{\"op\":\"replay\",\"from\":%llu}", position);
        zmq_send(query, request, strlen(request), 0);
        while (in = receive(query), in.frames == 3 && !(other = follow(&in)) && *in.topic)
            show(&in), free(in.body);
        number next = in.frames ? field(&in, in.frames == 3 ? "\"next\":" : "\"oldest\":") : 0;
        if (in.frames == 3) complete = !other && next > field(&in, "\"head\":");
        else zmq_poll(NULL, 0, 200); /* an error: not at once again */
        position = !other && next > position ? next : position, free(in.body), zmq_close(query);
    }
}
int main(int argc, char **argv) {
    if (argc < 4) return fprintf(stderr, "usage: %s EVENTS QUERY FROM [UNTIL]\n", *argv), 64;
    position = strtoull(argv[3], 0, 10), until = argc > 4 ? strtoull(argv[4], 0, 10) : 0;
    zmq_ctx_set(context = zmq_ctx_new(), ZMQ_BLOCKY, 0); /* linger 0 */
    void *sub = zmq_socket(context, ZMQ_SUB);
    zmq_setsockopt(sub, ZMQ_SUBSCRIBE, "", 0); /* only the whole log has numbers without holes */
    if (zmq_connect(sub, argv[1])) return perror(argv[1]), 64;
    for (replay(argv[2]);;) {
        struct message in = receive(sub);
        number head = (follow(&in), sequence(&in) ? sequence(&in) - 1 : field(&in, "\"head\":"));
        if (position <= head) replay(argv[2]); /* something before this message is missing */
        if (sequence(&in)) show(&in);
        free(in.body);
    }
}
