// StandsIn: whether words stand in a text as whole words, whatever the case and what is between them.
//
//   StandsIn("Jo Ann", "told by jo-ann, at the desk") == true;   StandsIn("Ann", "Joanna") == false
//
// Letters and digits of ASCII and whatever is none of ASCII make words; no words stand in nothing. Pure.
#pragma once

#include <string>
#include <string_view>

namespace caseway::casework {

// Lower case, with a blank around each word: " gp surgery ".
std::string Spaced(std::string_view text);
bool StandsIn(std::string_view words, std::string_view text);

}  // namespace caseway::casework
