namespace OrleansNotify.Channels;

/// <summary>What connections are kept by: other settings are another account.</summary>
internal sealed record SmtpAccount(string Id, string Url, bool IsOperators)
{
    public static SmtpAccount Of(ProviderSettings settings) => new(settings.AccountId, settings["url"], settings.IsOperators);

    /// <summary>Without the URL, which may hold a password.</summary>
    public override string ToString() => Id;
}
