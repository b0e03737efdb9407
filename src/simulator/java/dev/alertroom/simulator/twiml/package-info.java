/** TwiML as data: {@code TwimlParser} turns a document into {@code Verb}s. */
package dev.alertroom.simulator.twiml;
