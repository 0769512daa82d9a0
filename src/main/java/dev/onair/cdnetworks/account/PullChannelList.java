package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.PullChannelDetails;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.tenancy.WalkedList;

/** The account's pull channels, and the walks over their list while somebody declares some. */
public record PullChannelList(Channels<PullChannelEntry, PullChannelDetails> channels, WalkedList walks) {}
