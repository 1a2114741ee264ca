namespace OrleansNotify.People;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+49 30 901820", null, "+4930901820", "DE", PhoneLineType.FixedLine)]
    [InlineData("030/90 18-20", "DE", "+4930901820", "DE", PhoneLineType.FixedLine)]
    [InlineData("0049 151 23456789", "DE", "+4915123456789", "DE", PhoneLineType.Mobile)]
    [InlineData("(415) 555-2671", "US", "+14155552671", "US", PhoneLineType.FixedLineOrMobile)]
    [InlineData("+39 06 6982", null, "+39066982", "VA", PhoneLineType.FixedLine)]
    [InlineData("+44 20 7946 0958", "DE", "+442079460958", "GB", PhoneLineType.FixedLine)]
    [InlineData("+55 11 96123-4567", null, "+5511961234567", "BR", PhoneLineType.Mobile)]
    [InlineData("+54 9 11 2345-6789", null, "+5491123456789", "AR", PhoneLineType.Mobile)]
    [InlineData("٠٣٠ ٩٠١٨٢٠", "DE", "+4930901820", "DE", PhoneLineType.FixedLine)]
    public void NumbersThatExistAreE164(string text, string? defaultRegion, string e164, string region, PhoneLineType type)
    {
        Assert.True(PhoneNumber.TryParse(text, defaultRegion, out var number));

        Assert.Equal(new PhoneNumber { E164 = e164, Region = region, IsPossible = true, IsValid = true, LineType = type }, number);
    }

    // The examples of the point-of-sale system: taken, kept as given, marked.
    [Theory]
    [InlineData("+1234567890", false)]
    [InlineData("+0987654321", false)]
    [InlineData("+1 (555) 555-5555", true)]
    [InlineData("+999123456", false)]
    public void NumbersThatDoNotExistKeepTheirDigits(string text, bool isPossible)
    {
        Assert.True(PhoneNumber.TryParse(text, null, out var number));
        Assert.Equal('+' + string.Concat(text.Where(char.IsAsciiDigit)), number.E164);
        Assert.False(number.IsValid);
        Assert.Equal(isPossible, number.IsPossible);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("030 901820")]
    [InlineData("0987654321")]
    [InlineData("+49 30 901820 ext. 5")]
    [InlineData("+49 30 901820x5")]
    [InlineData("call +49 30 901820")]
    [InlineData("1-800-FLOWERS")]
    [InlineData("+49+30901820")]
    [InlineData("+49 30\r901820")]
    [InlineData("+49;30901820")]
    [InlineData("+49 1")]
    [InlineData("+12345678901234567890")]
    [InlineData("whatsapp:+4930901820")]
    public void AnythingElseIsNoNumber(string? text) => Assert.False(PhoneNumber.TryParse(text, null, out _));

    [Theory]
    [InlineData("+4930901820")]
    [InlineData("+1234567890")]
    [InlineData("+0987654321")]
    [InlineData("+14155552671")]
    [InlineData("+5491123456789")]
    [InlineData("+39066982")]
    public void E164ParsesToItself(string e164)
    {
        Assert.True(PhoneNumber.TryParse(e164, "US", out var number));

        Assert.Equal(e164, number.E164);
    }
}
