namespace OrleansNotify.Tenants;

internal static class TenantRules
{
    /// <summary>The state after a command; the given one is left as it was.</summary>
    public static TenantState Apply(TenantState state, ConfigureTenant command, DateTimeOffset now) => new()
    {
        IsConfigured = true,
        EmailDomains = command.EmailDomains ?? state.EmailDomains,
        Origins = command.Origins ?? state.Origins,
        WebhookCredentials = Credentials(state, command, now),
    };

    public static TenantSettings View(TenantState state) => new(
        state.EmailDomains,
        state.Origins,
        [.. state.WebhookCredentials.Select(credential => new WebhookCredential(credential.TokenHash, credential.ExpiresAt))]);

    public static bool AreSame(TenantState a, TenantState b)
        => a.IsConfigured == b.IsConfigured
            && a.EmailDomains.SequenceEqual(b.EmailDomains)
            && a.Origins.SequenceEqual(b.Origins)
            && a.WebhookCredentials.Select(c => (c.TokenHash, c.ExpiresAt))
                .SequenceEqual(b.WebhookCredentials.Select(c => (c.TokenHash, c.ExpiresAt)));

    private static List<TenantState.StoredCredential> Credentials(TenantState state, ConfigureTenant command, DateTimeOffset now)
    {
        var live = state.WebhookCredentials.Where(credential => credential.ExpiresAt is null || credential.ExpiresAt > now).ToList();
        var current = live.Find(credential => credential.ExpiresAt is null);
        if (command.WebhookTokenHash is not { } hash || current?.TokenHash == hash)
        {
            return live;
        }

        var replaced = live
            .Where(credential => credential.TokenHash != hash)
            .Select(credential => new TenantState.StoredCredential
            {
                TokenHash = credential.TokenHash,
                ExpiresAt = credential.ExpiresAt ?? now + command.Overlap,
            })
            .Where(credential => credential.ExpiresAt > now);
        return [new() { TokenHash = hash }, .. replaced];
    }
}
