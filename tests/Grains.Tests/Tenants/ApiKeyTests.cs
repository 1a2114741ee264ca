namespace OrleansNotify.Tenants;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData("default")]
    [InlineData("a")]
    [InlineData("a_b-c_")]
    public void AKeyNamesItsTenant(string tenant)
    {
        var key = ApiKey.New(tenant);

        Assert.Equal(tenant, ApiKey.TenantOf(key));
        Assert.NotEqual(key, ApiKey.New(tenant));
    }

    [Fact]
    public void AMistypedKeyIsNone()
    {
        var key = ApiKey.New("default");

        Assert.All(Enumerable.Range(0, key.Length), i => Assert.Null(ApiKey.TenantOf($"{key[..i]}{(key[i] == '0' ? '1' : '0')}{key[(i + 1)..]}")));
        Assert.Null(ApiKey.TenantOf(key[1..]));
        Assert.Null(ApiKey.TenantOf(key + "0"));
        Assert.Null(ApiKey.TenantOf(""));
        Assert.Null(ApiKey.TenantOf("nk_"));
    }
}
