using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

internal static class TenantRules
{
    /// <summary>The state after a command; the given one is left as it was.</summary>
    public static TenantState Apply(TenantState state, ConfigureTenant command, DateTimeOffset now)
    {
        var next = state.Copy();
        next.IsConfigured = true;
        if (command.IsDeclaration)
        {
            (next.DeclaredDomains, next.DeclaredOrigins) = (command.EmailDomains, command.Origins);
        }

        next.EmailDomains = Said(command, command.EmailDomains, state.DeclaredDomains) ?? state.EmailDomains;
        next.Origins = Said(command, command.Origins, state.DeclaredOrigins) ?? state.Origins;
        next.WebhookCredentials = Credentials(state, command, now);
        return next;
    }

    /// <param name="row">Null: not written yet.</param>
    public static TenantSettings View(TenantState state, TenantRow? row) => new(
        state.EmailDomains,
        OriginText.Normalize(state.Origins),
        [.. state.WebhookCredentials.Select(credential => new WebhookCredential(credential.TokenHash, credential.ExpiresAt))],
        [.. state.ApiKeys.Select(key => key.View())],
        [.. state.Sources.Select(source => source.View())],
        state.Incoming?.View() ?? IncomingSettings.Initial,
        [.. state.Members.Select(member => member.View())],
        row?.Standing ?? TenantStanding.Active,
        row?.CreatedAt ?? default,
        [.. state.Sso.Select(provider => provider.View())]);

    public static TenantState WithApiKey(TenantState state, AddApiKey command, DateTimeOffset now)
    {
        var next = state.Copy();
        var before = state.ApiKeys.Find(key => key.Id == command.Id);
        next.ApiKeys =
        [
            .. state.ApiKeys.Where(key => key.Id != command.Id),
            new StoredApiKey
            {
                Id = command.Id,
                Name = command.Name,
                KeyHash = command.KeyHash,
                CreatedAt = before?.KeyHash == command.KeyHash ? before.CreatedAt : now,
                ExpiresAt = command.ExpiresAt,
                Scopes = command.Scopes,
            },
        ];
        return next;
    }

    public static TenantState WithoutApiKey(TenantState state, string id)
    {
        var next = state.Copy();
        next.ApiKeys = [.. state.ApiKeys.Where(key => key.Id != id)];
        return next;
    }

    public static TenantState WithSource(TenantState state, PutSource command, DateTimeOffset now)
    {
        var next = state.Copy();
        var before = state.Sources.Find(source => source.Name == command.Settings.Name);
        next.Sources =
        [
            .. state.Sources.Append(SourceRules.Apply(before, command, now)).Where(source => source != before).OrderBy(source => source.Name, StringComparer.Ordinal),
        ];
        return next;
    }

    public static TenantState WithoutSource(TenantState state, string name)
    {
        var next = state.Copy();
        next.Sources = [.. state.Sources.Where(source => source.Name != name)];
        return next;
    }

    public static TenantState WithSso(TenantState state, List<StoredSsoProvider> providers)
    {
        var next = state.Copy();
        next.Sso = providers;
        return next;
    }

    public static TenantState WithIncoming(TenantState state, ChangeIncoming command, DateTimeOffset now)
    {
        var next = state.Copy();
        next.Incoming = IncomingRules.Apply(state.Incoming, command, now);
        return next;
    }

    public static TenantState WithMembers(TenantState state, List<StoredMember> members)
    {
        var next = state.Copy();
        next.Members = members;
        return next;
    }

    /// <summary>As far as <see cref="ConfigureTenant"/> goes.</summary>
    public static bool AreSame(TenantState a, TenantState b)
        => a.IsConfigured == b.IsConfigured
            && a.EmailDomains.SequenceEqual(b.EmailDomains)
            && a.Origins.SequenceEqual(b.Origins)
            && Same(a.DeclaredDomains, b.DeclaredDomains)
            && Same(a.DeclaredOrigins, b.DeclaredOrigins)
            && a.WebhookCredentials.Select(c => (c.TokenHash, c.ExpiresAt))
                .SequenceEqual(b.WebhookCredentials.Select(c => (c.TokenHash, c.ExpiresAt)));

    /// <summary>A declaration that is repeated says nothing: what people have changed since is theirs.</summary>
    private static string[]? Said(ConfigureTenant command, string[]? items, string[]? declared)
        => command.IsDeclaration && Same(items, declared) ? null : items;

    private static bool Same(string[]? a, string[]? b) => a is null ? b is null : b is not null && a.SequenceEqual(b);

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
