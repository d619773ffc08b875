// Names made comparable: accents, case, apostrophes and hyphens put aside, words in any order, and how they sound.
//
//   FoldName("Zoë O'Connor-Łuk") == "zoe oconnor luk"
//   NameWords("Zoë O'Connor")    == {"connor", "o", "oconnor", "zoe"}     what a search finds it by
//   QueryWords("o'con zoe")      == {"oconnor"'s start "ocon", "zoe"}      each must begin one of those words
//   SoundOf("stephen") == SoundOf("steven")
//
// Sounds are our own skeleton, chosen over Soundex and Metaphone because those are made for English names alone: the
// vowels after the first letter, h and doubled letters fall away, letters commonly exchanged become one (c k q, s z x,
// f ph v, w v between languages), and so do usual spellings (Mac Mc, sch, ck, ue oe ae). It finds Mohammed, Muhammad
// and Mohamed by one key. Slips that change a consonant are for WithinTypos. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/people/person.h"

namespace caseway {

// Lower case words with one blank between: Latin letters without marks, apostrophes left out, hyphens and other signs
// as blanks; letters of other scripts stay, in lower case where they have one. Invalid UTF-8 gives "".
std::string FoldName(std::string_view name);

// The words of a name as an index keeps them, sorted, each once: the folded words, hyphenated ones also joined, those
// with an apostrophe also as parts.
std::vector<std::string> NameWords(std::string_view name);
std::vector<std::string> NameWords(const Person& person);  // of first, last and preferred names

// The words of a search as typed, at most 8: each must be the start of one of the person's words.
std::vector<std::string> QueryWords(std::string_view typed);

// The skeleton of one folded word; "" for a word without letters.
std::string SoundOf(std::string_view word);
// Those of a person's words, sorted, each once.
std::vector<std::string> NameSounds(const Person& person);

// "bronte amina": how lists are ordered.
std::string SortName(const Person& person);

// Letters and digits of an address and its postcode, folded, for "people at one address"; "" when not known.
std::string AddressKey(const Person& person);

// True when the words differ by at most one slip (a letter missing, added, wrong, or two swapped), two in words of
// eight letters and more. Words of three letters and fewer must be alike.
bool WithinTypos(std::string_view a, std::string_view b);

}  // namespace caseway
