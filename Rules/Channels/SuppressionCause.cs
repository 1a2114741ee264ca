namespace OrleansNotify.Channels;

/// <summary>Why an address gets no messages. The numbers are stored.</summary>
public enum SuppressionCause
{
    /// <summary>The address does not exist. Holds for every message.</summary>
    HardBounce = 0,

    /// <summary>The recipient reported a message as spam. Holds for everything but sign-in codes.</summary>
    Complaint = 1,

    /// <summary>STOP, an unsubscribe link, or the provider's own list. Holds for everything but sign-in codes.</summary>
    Unsubscribed = 2,

    /// <summary>WhatsApp's or a list's stop of marketing alone.</summary>
    UnsubscribedMarketing = 3,

    /// <summary>A push subscription that its service no longer knows: the address is deleted.</summary>
    Gone = 4,

    /// <summary>A member suppressed it by hand.</summary>
    Manual = 5,
}
