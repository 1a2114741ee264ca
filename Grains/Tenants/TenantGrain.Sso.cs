namespace OrleansNotify.Tenants;

/// <summary>By which identity providers its members sign in.</summary>
internal sealed partial class TenantGrain
{
    public Task<TenantStatus> PutSsoProvider(SsoProvider provider, bool keepsSecret)
        => Add(_current.Sso, known => known.Id == provider.Id, before =>
        {
            var (known, now) = (before.Sso.Find(known => known.Id == provider.Id), time.GetUtcNow());
            var stored = StoredSsoProvider.Of(provider, keepsSecret ? known?.Secret ?? [] : provider.Secret, known?.CreatedAt ?? now, now);
            return TenantRules.WithSso(before, [.. before.Sso.Where(other => other != known).Append(stored).OrderBy(item => item.Id, StringComparer.Ordinal)]);
        });

    public Task<TenantStatus> DeleteSsoProvider(string id)
        => Remove(_current.Sso, known => known.Id == id, before => TenantRules.WithSso(before, [.. before.Sso.Where(known => known.Id != id)]));

    public async Task<SsoAdmission> Admit(SsoIdentity identity, TenantRole invited)
    {
        if (!IsThere)
        {
            return new SsoAdmission(SsoVerdict.Refused);
        }

        var admission = SsoRules.Admit(_current, identity, invited, time.GetUtcNow(), out var members);
        if (admission.Verdict == SsoVerdict.Admitted && members != _current.Members)
        {
            await Write(TenantRules.WithMembers(_current, members));
        }

        return admission;
    }
}
