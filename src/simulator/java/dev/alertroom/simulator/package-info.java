/**
 * A Twilio in a box, for {@code quarkus:dev} and tests; not in the production build.
 *
 * <p>To be read in this order: {@code Simulator} puts the parts together; {@code TwilioApi} takes requests to the REST
 * API; {@code Switchboard} has a phone ring and leads a call to its end; {@code CallScript} carries out the TwiML that
 * the service answers; {@code Conferences} holds the rooms; {@code Webhooks} are the signed requests to the service;
 * {@code PageApi} serves the page. All state is changed on one {@code Exchange}. {@code Phone} and {@code Faults} are
 * what a test holds in its hands.
 *
 * <p>Not simulated: other nouns than {@code Conference}, recordings, media (every audio file lasts three seconds),
 * answering machine detection, fallback URLs of incoming calls, HTTP redirects of TwiML.
 */
package dev.alertroom.simulator;
