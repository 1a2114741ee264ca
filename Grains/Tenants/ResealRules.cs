using OrleansNotify.Secrets;
using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>A tenant's secrets under the server's current key.</summary>
internal sealed class ResealRules(SecretBox box, string tenant)
{
    private readonly List<string> _unknownKeys = [];
    private int _count;

    public Resealed Result => new(_count, [.. _unknownKeys]);

    /// <summary>The state with all secrets that open sealed with the current key; the given one is left as it was, and returned when there was nothing to do.</summary>
    public TenantState Apply(TenantState before)
    {
        var next = before.Copy();
        next.Sources = before.Sources.ConvertAll(Apply);
        next.Incoming = before.Incoming is { } incoming ? Apply(incoming) : null;
        next.Sso = before.Sso.ConvertAll(provider => provider.With(Apply(provider.Secret, SourceSeal.OfSso(tenant, provider.Id))));
        return _count > 0 ? next : before;
    }

    // A bearer token's hash is not sealed.
    private StoredSource Apply(StoredSource source)
    {
        var context = SourceSeal.Of(tenant, source.Name);
        return source.Scheme == SourceScheme.Bearer ? source : source.With(Apply(source.Secret, context), Apply(source.OldSecret, context));
    }

    private StoredIncoming Apply(StoredIncoming incoming)
    {
        var context = SourceSeal.OfIncoming(tenant);
        return incoming.With(Apply(incoming.Secret, context), Apply(incoming.OldSecret, context));
    }

    private byte[] Apply(byte[] secret, string context)
    {
        if (secret.Length == 0 || box.IsCurrent(secret))
        {
            return secret;
        }

        if (box.Open(secret, context) is not { } plain)
        {
            _unknownKeys.Add(SecretBox.KeyIdOf(secret));
            return secret;
        }

        _count++;
        return box.Seal(plain, context);
    }
}
