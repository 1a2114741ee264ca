namespace OrleansNotify.Channels;

/// <summary>What else must wait, or be left alone, because of an outcome.</summary>
public enum OutcomeScope
{
    Message = 0,

    /// <summary>All messages to this address by this account.</summary>
    Address = 1,

    /// <summary>All messages of this account.</summary>
    Account = 2,

    /// <summary>All messages by this provider, over all accounts.</summary>
    Provider = 3,
}
