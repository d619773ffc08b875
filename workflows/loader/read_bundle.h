// ReadBundle: one pathway with its forms, letters, decisions and code lists, read from the texts of its files; and the
// canonical text by which a bundle is kept in the record and read back for the cases pinned to it (DESIGN section 5).
//
//   auto bundle = ReadBundle(std::move(source), codes, Sha256Hex, faults);      // from a folder's files
//   record.KeepBundle(bundle->digest, "referral", bundle->version(), bundle->text);
//   auto again = RestoreBundle(text, Sha256Hex);                                // years later, from that text alone
//
// Threads: functions of their arguments.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/pathway/bundle.h"
#include "core/pathway/fault.h"

namespace caseway::loader {

using Digest = std::function<std::string(std::string_view)>;
using Files = std::vector<std::pair<std::string, std::string>>;  // path within the folder of workflows, content

// The folders of a pathway and how the names of their files end.
inline constexpr std::pair<const char*, const char*> kBundleParts[] = {
    {"forms", ".toml"}, {"letters", ".html"}, {"decisions", ".dmn"}};

struct BundleSource {
  std::string shown;    // what stands before a file's path in a fault: the folder of workflows
  std::string pathway;  // the pathway's folder in it
  Files files;          // that folder's files, "referral/forms/contact.toml"
  Files code_files;     // all lists there are, "codes/channels.toml"; those the pathway names become part of it
};

// Faults are appended, and what stops nothing to `notes`; null when there is nothing to go on with. `codes` are the
// code files, read.
std::shared_ptr<const pathway::Bundle> ReadBundle(BundleSource source, const forms::CodeLists& codes,
                                                  const Digest& digest, pathway::Faults& faults,
                                                  pathway::Faults* notes = nullptr);

// The text a bundle's digest is taken over: each file's path and content in the order of the paths, line ends as one.
std::string CanonicalText(Files files);
// The files of such a text. Errors: kInvalidInput when it is not one.
Result<Files> FilesOf(std::string_view canonical);

// A bundle from its canonical text alone. Errors: kInvalidInput naming the first fault: this program cannot run it.
Result<std::shared_ptr<const pathway::Bundle>> RestoreBundle(std::string_view canonical, const Digest& digest);

}  // namespace caseway::loader
