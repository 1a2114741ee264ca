namespace OrleansNotify.Channels;

/// <summary>What a call of a provider came to. The numbers are stored.</summary>
public enum OutcomeKind
{
    /// <summary>The provider took the message and will try to deliver it.</summary>
    Accepted = 0,

    /// <summary>This address cannot or does not want to get messages. Another address may.</summary>
    RefusedRecipient = 1,

    /// <summary>This content is not allowed. The address is fine.</summary>
    RefusedMessage = 2,

    /// <summary>Key, credit, sender or suspension: the message is fine. Another provider may take it.</summary>
    RefusedAccount = 3,

    /// <summary>Not taken, and may be taken later.</summary>
    Later = 4,

    /// <summary>The request was written and nobody can say whether the message was taken. Never sent again by itself.</summary>
    Unknown = 5,
}
