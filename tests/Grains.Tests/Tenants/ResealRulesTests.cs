using System.Security.Cryptography;
using OrleansNotify.Secrets;
using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

public sealed class ResealRulesTests
{
    private static readonly SecretKey Old = NewKey();
    private static readonly SecretKey Current = NewKey();
    private readonly SecretBox _old = new(new SecretKeys(Old));
    private readonly SecretBox _box = new(new SecretKeys(Current, Old));
    private readonly byte[] _secret = [1, 2, 3];

    [Fact]
    public void EverySecretOpensWithTheCurrentKeyAlone()
    {
        var state = new TenantState
        {
            Sources = [new StoredSource { Name = "github", Scheme = SourceScheme.Hmac, Secret = Sealed("github"), OldSecret = Sealed("github"), OldSecretExpiresAt = DateTimeOffset.MaxValue }],
            Sso = [new StoredSsoProvider { Id = "acme", Name = "Acme", Secret = _old.Seal(_secret, SourceSeal.OfSso("acme", "acme")) }],
            Incoming = new StoredIncoming { Secret = _old.Seal(_secret, SourceSeal.OfIncoming("acme")), RetryAttempts = 3 },
        };
        var rules = new ResealRules(_box, "acme");

        var next = rules.Apply(state);

        var after = new SecretBox(new SecretKeys(Current));
        Assert.Equal(4, rules.Result.Count);
        Assert.Equal(_secret, after.Open(next.Sso[0].Secret, SourceSeal.OfSso("acme", "acme")));
        Assert.Equal("Acme", next.Sso[0].Name);
        Assert.Equal(_secret, after.Open(next.Sources[0].Secret, SourceSeal.Of("acme", "github")));
        Assert.Equal(_secret, after.Open(next.Sources[0].OldSecret, SourceSeal.Of("acme", "github")));
        Assert.Equal(_secret, after.Open(next.Incoming!.Secret, SourceSeal.OfIncoming("acme")));
        Assert.Equal((DateTimeOffset.MaxValue, 3), (next.Sources[0].OldSecretExpiresAt, next.Incoming.RetryAttempts));
        Assert.Equal(_secret, _old.Open(state.Sources[0].Secret, SourceSeal.Of("acme", "github")));
    }

    [Fact]
    public void WhatIsNotSealedOrCurrentOrDoesNotOpenIsLeft()
    {
        var unknown = new SecretBox(new SecretKeys(NewKey())).Seal(_secret, SourceSeal.Of("acme", "b"));
        var state = new TenantState
        {
            Sources =
            [
                new StoredSource { Name = "a", Scheme = SourceScheme.Bearer, Secret = SHA256.HashData(_secret) },
                new StoredSource { Name = "b", Scheme = SourceScheme.Hmac, Secret = unknown },
                new StoredSource { Name = "c", Scheme = SourceScheme.Hmac, Secret = _box.Seal(_secret, SourceSeal.Of("acme", "c")) },
                new StoredSource { Name = "d", Scheme = SourceScheme.Hmac, Secret = Sealed("another") },
            ],
        };
        var rules = new ResealRules(_box, "acme");

        Assert.Same(state, rules.Apply(state));

        Assert.Equal(0, rules.Result.Count);
        Assert.Equal([SecretBox.KeyIdOf(unknown), SecretBox.KeyIdOf(state.Sources[3].Secret)], rules.Result.UnknownKeys);
    }

    private byte[] Sealed(string source) => _old.Seal(_secret, SourceSeal.Of("acme", source));

    private static SecretKey NewKey() => new(RandomNumberGenerator.GetBytes(SecretKey.Length));
}
