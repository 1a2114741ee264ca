namespace OrleansNotify.Channels;

public sealed class FormFieldsTests
{
    [Theory]
    [InlineData("b=2&a=1", "a1b2")]
    [InlineData("a=1&a=1&a=0", "a0a1")]
    [InlineData("a=%2B1+2&&b", "a+1 2b")]
    [InlineData("=x", "x")]
    [InlineData("%zz=%", "%zz%")]
    [InlineData("", "")]
    public void AnyTextIsSomeForm(string text, string pairs) => Assert.Equal(pairs, FormFields.Parse(text).Signed);

    [Fact]
    public void AFormOfAMillionFieldsIsReadAsFew()
    {
        var fields = FormFields.Parse(string.Join('&', Enumerable.Range(0, 1_000_000)));

        Assert.True(fields.All("0").Count == 1 && fields.All("999999").Count == 0);
    }
}
