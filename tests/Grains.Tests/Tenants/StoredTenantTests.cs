using System.Text.Json;

namespace OrleansNotify.Tenants;

/// <summary>States as earlier programs stored them.</summary>
public sealed class StoredTenantTests
{
    private const string BeforeMembersAndScopes = """
        {"IsConfigured":true,"EmailDomains":["a.com"],"Origins":["https://a.com"],
        "WebhookCredentials":[{"TokenHash":"h1","ExpiresAt":null}],
        "ApiKeys":[{"Id":"key_1","Name":"shop","KeyHash":"h2","CreatedAt":"2026-03-02T12:00:00+00:00","ExpiresAt":null}],
        "Sources":[],"Incoming":null}
        """;

    [Fact]
    public void AKeyWithoutScopesIsForEverythingAndNobodyHasARole()
    {
        var view = TenantRules.View(JsonSerializer.Deserialize<TenantState>(BeforeMembersAndScopes)!, null);

        Assert.Equal((ApiScopes.None, "shop"), (view.ApiKeys[0].Scopes, view.ApiKeys[0].Name));
        Assert.Empty(view.Members!);
        Assert.Equal((TenantStanding.Active, TenantRole.None), (view.Standing, view.RoleOf("ann@a.com")));
        Assert.Equal(["https://a.com"], view.Origins);
    }

    [Fact]
    public void WhatIsStoredReadsBackTheSame()
    {
        var state = JsonSerializer.Deserialize<TenantState>(BeforeMembersAndScopes)!;
        state = TenantRules.WithMembers(state, [new StoredMember { Email = "ann@a.com", Role = TenantRole.Owner }]);
        state = TenantRules.WithApiKey(state, new AddApiKey("key_2", "till", "h3", null, ApiScopes.Events | ApiScopes.Live), default);

        var view = TenantRules.View(JsonSerializer.Deserialize<TenantState>(JsonSerializer.SerializeToUtf8Bytes(state))!, null);

        Assert.Equal(TenantRole.Owner, view.RoleOf("ann@a.com"));
        Assert.Equal([ApiScopes.None, ApiScopes.Events | ApiScopes.Live], view.ApiKeys.Select(key => key.Scopes));
    }
}
