/**
 * Reads YAML that people wrote: {@link dev.alertroom.yaml.YamlReader} knows the line of every mistake. It uses nothing else of
 * AlertRoom; the roster and the tokens are read with it.
 */
package dev.alertroom.yaml;
