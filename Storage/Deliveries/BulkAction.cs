namespace OrleansNotify.Deliveries;

/// <summary>What a bulk job does with each delivery. Also how it is stored and shown.</summary>
public static class BulkAction
{
    /// <summary>Delivers it again.</summary>
    public const string Resend = "resend";

    /// <summary>Removes it with its attempts, if it has ended.</summary>
    public const string Purge = "purge";

    /// <summary>Makes no further attempt at it, if one is planned.</summary>
    public const string Cancel = "cancel";

    public static readonly string[] All = [Resend, Purge, Cancel];
}
