namespace OrleansNotify.Channels;

/// <summary>Which of two states a message has, when both are known of it.</summary>
public static class MessageStates
{
    private static readonly MessageState[] Lattice =
    [
        MessageState.Waiting, MessageState.Sending, MessageState.Unknown, MessageState.Accepted, MessageState.Sent, MessageState.Failed,
        MessageState.Delivered, MessageState.Read,
    ];

    /// <summary>No attempt follows by itself.</summary>
    public static bool IsFinal(this MessageState state) => state is not (MessageState.Waiting or MessageState.Sending);

    /// <summary>
    /// The higher of both: delivered is more than failed, as one of several devices can have it, and read is more than delivered. A fact
    /// from the provider is more than what was concluded without it: an expired or unknown message that turns out to be delivered was delivered.
    /// </summary>
    public static MessageState Merge(MessageState known, MessageState fact) => Rank(fact) > Rank(known) ? fact : known;

    private static int Rank(MessageState state) => Array.IndexOf(Lattice, state);
}
