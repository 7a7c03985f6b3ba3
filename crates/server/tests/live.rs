//! Live rooms as their sockets see them: real SQLite that fails when told to, real media thread, time by hand.

mod live {
    mod bounds;
    mod circles;
    mod closed;
    mod counts;
    mod entering;
    mod failing_store;
    mod flow;
    mod guest;
    mod hallway;
    mod house;
    mod in_the_room;
    mod large_room;
    mod media;
    mod proven_hands;
    mod restart;
    mod script;
    mod seats;
    mod signing_out;
    mod slow_socket;
    mod socket;
    mod visits;
}
