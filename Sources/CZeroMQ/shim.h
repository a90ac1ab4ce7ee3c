#include <zmq.h>

// In libzmq since 4.3, yet its header lists it among the drafts only.
#ifndef ZMQ_ZAP_ENFORCE_DOMAIN
#define ZMQ_ZAP_ENFORCE_DOMAIN 93
#endif
