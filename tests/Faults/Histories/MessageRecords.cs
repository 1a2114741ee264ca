namespace OrleansNotify.Faults.Histories;

/// <summary>An accepted event that leads to a message on each channel.</summary>
/// <param name="Number">In the text of its messages.</param>
internal readonly record struct PostedMessages(int Number, string EventId);

/// <summary>A message as its tenant is shown it.</summary>
internal readonly record struct ListedMessage(int Number, string Channel, string Status)
{
    public bool IsAccepted => Status is "accepted" or "sent" or "delivered" or "read" or "failed";

    public bool IsRefused => Status == "refused";

    public bool IsUnknown => Status == "unknown";
}

/// <summary>A call of a provider that it took, whatever it answered.</summary>
internal readonly record struct TakenCall(int Number, string Channel);
