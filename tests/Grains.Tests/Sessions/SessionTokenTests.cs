namespace OrleansNotify.Sessions;

public sealed class SessionTokenTests
{
    [Fact]
    public void IsAVersion4Uuid()
    {
        var token = SessionToken.New();

        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", token);
        Assert.True(SessionToken.IsWellFormed(token));
        Assert.NotEqual(token, SessionToken.New());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("{12345678-1234-4234-8234-123456789abc}")]
    [InlineData("12345678123442348234123456789abc")]
    [InlineData("12345678-1234-4234-8234-123456789abc ")]
    [InlineData("12345678-1234-4234-8234-123456789abz")]
    public void AnythingElseIsNoToken(string? text) => Assert.False(SessionToken.IsWellFormed(text));

    [Fact]
    public void HasOneHashInAnyCase()
    {
        var token = SessionToken.New();

        Assert.Equal(SessionToken.Hash(token), SessionToken.Hash(token.ToUpperInvariant()));
        Assert.Matches("^[0-9a-f]{64}$", SessionToken.Hash(token));
    }
}
