using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Checks;

/// <summary>Messages to people: what was accepted, what the product shows, and what the providers took.</summary>
internal static class MessageChecks
{
    /// <summary>M1: of each accepted event each channel shows one message, and it was accepted or refused, or is listed as unknown.</summary>
    public static Finding NoMessageIsLost(History history)
    {
        var listed = history.Listed.ToLookup(message => (message.Number, message.Channel));
        var broken =
            from posted in history.Messages
            from channel in MessageOwner.Channels
            let shown = listed[(posted.Number, channel)].ToList()
            where shown is not [{ IsAccepted: true } or { IsRefused: true } or { IsUnknown: true }]
            select $"{channel} of {posted.Number} is shown as {(shown.Count == 0 ? "nothing" : string.Join(" and ", shown.Select(one => one.Status)))}";
        var (accepted, refused, unknown) = (history.Listed.Count(one => one.IsAccepted), history.Listed.Count(one => one.IsRefused), history.Listed.Count(one => one.IsUnknown));
        return Finding.Of("M1", [.. broken], $"{history.Messages.Count} events on {MessageOwner.Channels.Count} channels: {accepted} accepted, {refused} refused, {unknown} unknown");
    }

    /// <summary>M2: no provider takes a message that another call, also of another account, handed over before.</summary>
    public static Finding NoMessageIsTakenTwice(History history)
    {
        var doubled = history.Taken.GroupBy(call => call).Where(of => of.Count() > 1).Select(of => $"{of.Key.Channel} of {of.Key.Number} was taken {of.Count()} times");
        return Finding.Of("M2", [.. doubled], $"{history.Taken.Count} taken");
    }

    /// <summary>M3: what a provider took is shown as accepted, or as unknown.</summary>
    public static Finding WhatWasTakenIsListed(History history)
    {
        var listed = history.Listed.Where(message => message.IsAccepted || message.IsUnknown).Select(KeyOf).ToHashSet();
        var hidden = history.Taken.Distinct().Where(call => !listed.Contains((call.Number, call.Channel))).Select(call => $"{call.Channel} of {call.Number} was taken, and is not shown so");
        return Finding.Of("M3", [.. hidden], $"{history.Listed.Count(one => one.IsUnknown && history.Taken.Contains(new TakenCall(one.Number, one.Channel)))} of the unknown were taken");
    }

    /// <summary>M4: what is shown as accepted some provider has.</summary>
    public static Finding WhatIsAcceptedWasTaken(History history)
    {
        var taken = history.Taken.Select(call => (call.Number, call.Channel)).ToHashSet();
        var invented = history.Listed.Where(message => message.IsAccepted && !taken.Contains(KeyOf(message))).Select(message => $"{message.Channel} of {message.Number} is shown as {message.Status}, and no provider has it");
        return Finding.Of("M4", [.. invented], "by the providers' ledgers");
    }

    private static (int Number, string Channel) KeyOf(ListedMessage message) => (message.Number, message.Channel);
}
