namespace OrleansNotify.Channels;

public sealed class DetailsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("  two\r\nlines\t", "two  lines")]
    [InlineData("token s3cr3t-token here", "token *** here")]
    [InlineData("", "")]
    public void ADetailIsOneLineWithoutSecrets(string text, string clean) => Assert.Equal(clean, Details.Clean(text, ["s3cr3t-token", "", "abc"]));

    [Fact]
    public void ADetailIsCutBetweenCharacters()
    {
        var clean = Details.Clean("a" + string.Concat(Enumerable.Repeat("😀", 400)), []);

        Assert.Equal(499, clean.Length);
        Assert.False(char.IsHighSurrogate(clean[^1]));
    }
}
