// The keys a person is found by: words of all their names, how those sound, their address without its punctuation.
//
// The folding itself is core/people's; here is only which fields are keys. Threads: pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/people/person.h"

namespace caseway::storage {

// Each folded word once, in order of bytes.
std::vector<std::string> NameTokens(const Person& person);
// The sounds of those words, each once.
std::vector<std::string> NameSounds(const Person& person);
// " okafor grace amina": surname first, each word after a space, so that " gra" finds the start of a word.
std::string SortName(const Person& person);
// "12highstreet|wh39ar"; "" when no address is known or there is none to live at.
std::string AddressKey(const Person& person);

// The same for words as typed into a search.
std::vector<std::string> TypedTokens(std::string_view words);
std::string SoundOf(std::string_view token);

}  // namespace caseway::storage
