#include <algorithm>

#include "core/people/names.h"
#include "storage/sqlite/queries/people_queries.h"
#include "storage/sqlite/queries/person_hits.h"

namespace caseway::storage {
namespace {

constexpr char kByNhsNumber[] = "SELECT root FROM person WHERE nhs_number = :number AND nhs_number <> ''";
constexpr char kByBorn[] =
    "SELECT id, sort_name FROM person WHERE born >= :from AND born < :to AND born <> '' AND root = id"
    " ORDER BY sort_name";
constexpr char kByPostcode[] =
    "SELECT id, sort_name FROM person WHERE postcode >= :from AND postcode < :to AND postcode <> '' AND root = id"
    " ORDER BY postcode, sort_name";
constexpr char kByWord[] =
    "SELECT root, sort_name FROM person_name WHERE token >= :from AND token < :to ORDER BY token, sort_name, root";
constexpr char kByLastName[] =
    "SELECT root, sort_name FROM person_name WHERE token = :word AND sort_name >= :word AND sort_name < :to"
    " ORDER BY sort_name, root";
constexpr char kByWholeName[] =
    "SELECT root, sort_name FROM person_name WHERE token = :whole AND sort_name >= :from AND sort_name < :to"
    " ORDER BY sort_name, root";
constexpr char kBySound[] = "SELECT root, sort_name FROM person_sound WHERE sound = :sound ORDER BY sort_name, root";

constexpr std::size_t kEnoughHits = 3;  // below this, slips are looked for too
constexpr int kMostLooseRows = 300;     // looked at for one word with a slip

using Words = std::vector<std::string>;

// Every text that begins with this one is at or after it and before this.
std::string EndOfPrefix(const std::string& prefix) { return prefix + '\xff'; }

bool BeginsAWord(std::string_view sort_name, const std::string& word) {
  for (auto at = sort_name.find(word); at != std::string_view::npos; at = sort_name.find(word, at + 1)) {
    if (at > 0 && sort_name[at - 1] == ' ') return true;
  }
  return false;
}

bool HasWords(std::string_view sort_name, const Words& words) {
  return std::all_of(words.begin(), words.end(), [&](const auto& word) {
    return sort_name.substr(0, word.size()) == word || BeginsAWord(sort_name, word);
  });
}

bool SoundsOrLooksLike(const std::string& word, std::string_view name) {
  return name.substr(0, word.size()) == word || WithinTypos(word, name) || SoundOf(word) == SoundOf(name);
}

// As HasWords, but a slip or another spelling will do.
bool HasLikeWords(std::string_view sort_name, const Words& words) {
  return std::all_of(words.begin(), words.end(), [&](const auto& word) {
    for (std::size_t at = 0; at < sort_name.size();) {
      const auto end = std::min(sort_name.find(' ', at), sort_name.size());
      if (end > at && SoundsOrLooksLike(word, sort_name.substr(at, end - at))) return true;
      at = end + 1;
    }
    return false;
  });
}

// Of the names typed, those of parts, folded: "begum ali" for "Zara Begum-Ali".
Words NamesOfParts(std::string_view typed) {
  Words names;
  for (std::size_t at = 0; at < typed.size();) {
    const auto end = std::min(typed.find(' ', at), typed.size());
    std::string name = FoldName(typed.substr(at, end - at));
    if (name.find(' ') != std::string::npos) names.push_back(std::move(name));
    at = end + 1;
  }
  return names;
}

// How the birth dates asked for begin: a whole day, a year, or anything.
std::string BornAsked(const PersonQuery& query) {
  if (query.born) return FormatIso(*query.born);
  return query.born_year > 0 ? std::to_string(query.born_year) : "";
}

// One search: what was asked for, and the hits so far.
class Search {
 public:
  Search(Connection& db, const PersonQuery& query, const Viewer& viewer)
      : db_(db),
        query_(query),
        words_(QueryWords(query.words)),
        born_(BornAsked(query)),
        hits_(db, viewer, query.limit, query.offset) {}

  // By the part that finds fewest.
  std::vector<PersonHit> Run() {
    if (!query_.nhs_number.empty()) {
      ByNhsNumber();
    } else if (!born_.empty()) {
      ByBorn();
    } else if (!query_.postcode.empty()) {
      ByPostcode();
    } else if (!words_.empty()) {
      ByWords();
    }
    return hits_.Take();
  }

 private:
  bool DetailsFit(const PersonHit& hit, bool secret_address) const {
    if (!born_.empty() && FormatIso(hit.born).compare(0, born_.size(), born_) != 0) return false;
    if (query_.postcode.empty()) return true;
    // A secret address must not be found by asking who lives there.
    return !secret_address && hit.postcode.compare(0, query_.postcode.size(), query_.postcode) == 0;
  }

  PersonHits::Fits WithWords(bool (*have)(std::string_view, const Words&)) const {
    return [this, have](const PersonHit& hit, std::string_view sort_name, bool secret) {
      return DetailsFit(hit, secret) && have(sort_name, words_);
    };
  }

  void ByNhsNumber() {
    auto list = db_.Prepare(kByNhsNumber);
    list.Bind(":number", query_.nhs_number);
    while (!hits_.Full() && list.Step()) hits_.Add(list.Int(0), WithWords(HasWords));
  }

  void ByBorn() {
    for (const auto have : {HasWords, HasLikeWords}) {
      auto list = db_.Prepare(kByBorn);
      list.Bind(":from", born_).Bind(":to", EndOfPrefix(born_));
      while (!hits_.Full() && list.Step()) hits_.Add(list.Int(0), WithWords(have));
      if (words_.empty() || hits_.size() >= kEnoughHits) return;
    }
  }

  void ByPostcode() {
    auto list = db_.Prepare(kByPostcode);
    list.Bind(":from", query_.postcode).Bind(":to", EndOfPrefix(query_.postcode));
    while (!hits_.Full() && list.Step()) hits_.Add(list.Int(0), WithWords(HasWords));
  }

  // The longest word leads: its beginning is one range of the index, the others are looked for in what it brings.
  void ByWords() {
    ByWholeName();
    const auto& lead = *std::max_element(words_.begin(), words_.end(),
                                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    // Whose last name it is before those who have it as a second part or a first name.
    auto last_names = db_.Prepare(kByLastName);
    last_names.Bind(":word", lead).Bind(":to", EndOfPrefix(lead + " "));
    TakeWith(last_names);
    auto list = db_.Prepare(kByWord);
    list.Bind(":from", lead).Bind(":to", EndOfPrefix(lead));
    TakeWith(list);
    if (query_.offset == 0 && hits_.size() < kEnoughHits) ByLikeWords();
  }

  // A name typed as one with its parts ("Begum-Ali") is first of all the last name of whoever is called just that: they
  // are indexed by it whole as well.
  void ByWholeName() {
    for (const auto& name : NamesOfParts(query_.words)) {
      std::string whole = name;
      whole.erase(std::remove(whole.begin(), whole.end(), ' '), whole.end());
      auto list = db_.Prepare(kByWholeName);
      list.Bind(":whole", whole).Bind(":from", name + " ").Bind(":to", EndOfPrefix(name + " "));
      TakeWith(list);
    }
  }

  void TakeWith(Statement& list) {
    while (!hits_.Full() && list.Step()) {
      if (words_.size() == 1 || HasWords(list.Text(1), words_)) hits_.Add(list.Int(0), nullptr);
    }
  }

  // Each word leads in turn, as it sounds and as it is typed, so that a slip in one is no harm when another is right.
  void ByLikeWords() {
    for (const auto& lead : words_) {
      auto sounds = db_.Prepare(kBySound);
      sounds.Bind(":sound", SoundOf(lead));
      TakeLike(sounds);
      if (words_.size() == 1) continue;
      auto begins = db_.Prepare(kByWord);
      begins.Bind(":from", lead).Bind(":to", EndOfPrefix(lead));
      TakeLike(begins);
    }
  }

  void TakeLike(Statement& list) {
    for (int rows = 0; rows < kMostLooseRows && !hits_.Full() && list.Step(); ++rows) {
      if (HasLikeWords(list.Text(1), words_)) hits_.Add(list.Int(0), nullptr, "name sounds alike");
    }
  }

  Connection& db_;
  const PersonQuery& query_;
  const Words words_;
  const std::string born_;  // "": any
  PersonHits hits_;
};

}  // namespace

std::vector<PersonHit> SqlitePeople::Search(const PersonQuery& query, const Viewer& viewer) {
  return storage::Search(db_, query, viewer).Run();
}

}  // namespace caseway::storage
