package org.mailmax.administration;

import java.util.Optional;

/// What becomes of a line of an imported file.
///
/// @param number of the line that has data, from 1
/// @param address as it will be; as it was typed when it cannot be used
/// @param password the one made at random when the line had none, to be told to the user once
/// @param problem why the line was left out
public record ImportLine(
        int number, String address, Optional<String> password, Optional<AdministrationException> problem) {

    public boolean isGood() {
        return problem.isEmpty();
    }

    /// The secret never reaches a log.
    @Override
    public String toString() {
        return "ImportLine[" + number + ", " + address + "]";
    }
}
