namespace OrleansNotify.Members;

public sealed class LinkTokenTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("https://user:pw@example.org/")]
    [InlineData("ÿÿ.x")]
    public void TextThatIsNoTokenNamesNothing(string? text)
        => Assert.True(LinkToken.Read(text, 1) is null or [""]);
}
