// Dated rows of safeguarding cases: reports of others that are awaited, meetings that are planned. On the hub all of
// them, on My work those that are late on the cases listed (P31, P43).
//
//   HubItemDue(cell, visit, "meetings", item);      // "Was to be on 12 November 2026, no record yet"
//   LateItems(w, visit, LateItemsOf(visit, record, rows));
//
// The words are those of codes/hub-lists. Threads: a page a call; LateItemsOf while the record lives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ports/record.h"
#include "web/html/html.h"
#include "web/views/list_cells.h"
#include "web/visit.h"

namespace caseway::web {

// What codes/hub-lists says of a list: its "label", "what", "figure", "empty" or "late"; `otherwise` where it says
// nothing.
std::string HubWords(const Visit& visit, std::string_view list, std::string_view what, std::string_view otherwise);
// The row's own words, else its kind; what is no row is due at its stage.
std::string WhatIsDue(const Visit& visit, const HubItem& item);
// Whose it is, as a link to the case.
html::TableCell HubItemPerson(const HubItem& item);
// By when, as a tag; a day that is past is said so in the words of the list.
void HubItemDue(html::Writer& w, const Visit& visit, std::string_view list, const ItemRow& item);

// What is late on these cases, the latest first.
std::vector<HubItem> LateItemsOf(const Visit& visit, Record& record, const std::vector<WorkRow>& rows);
// Nothing where nothing is late.
void LateItems(html::Writer& w, const Visit& visit, const std::vector<HubItem>& items);

}  // namespace caseway::web
