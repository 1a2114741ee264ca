using System.Globalization;
using System.Text.Json;
using OrleansNotify.Compat.Business;

namespace OrleansNotify.Sources;

public sealed class FieldRulesTests
{
    [Theory]
    [InlineData("/products/xyz?a=1#b", true)]
    [InlineData("/", true)]
    [InlineData("https://example.org/a", true)]
    [InlineData("http://localhost:5173", true)]
    [InlineData("https://user@example.org/", false)]
    [InlineData("//example.org", false)]
    [InlineData("/\\example.org", false)]
    [InlineData("/a b", false)]
    [InlineData("/a\nb", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("/\r\n/evil.example", false)]
    [InlineData("\tjavascript:alert(1)", false)]
    [InlineData("https:\\\\evil.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JAVASCRIPT:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https:", false)]
    [InlineData("products/xyz", false)]
    public void ALinkLeadsToAPage(string text, bool isLink) => Assert.Equal(isLink, Inboxes.Links.IsSafe(text));

    [Theory]
    [InlineData("0", true)]
    [InlineData("99.99", true)]
    [InlineData("1e3", true)]
    [InlineData("1000000000000", true)]
    [InlineData("1000000000000.01", false)]
    [InlineData("-1", false)]
    [InlineData("1e400", false)]
    [InlineData("\"1\"", true)]
    [InlineData("\"99.99\"", true)]
    [InlineData("\"1,5\"", false)]
    [InlineData("\"-1\"", false)]
    [InlineData("\" 1\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("true", false)]
    public void AnAmountIsANumberThatSomebodyCanPay(string json, bool isAmount)
        => Assert.Equal(isAmount, FieldRules.TryAmount(JsonElement.Parse(json), out _));

    [Theory]
    [InlineData("50", null, "50.00")]
    [InlineData("99.99", null, "99.99")]
    [InlineData("0.125", "EUR", "0.125 EUR")]
    [InlineData("1234567.5", null, "1234567.50")]
    public void AnAmountReadsWithItsDecimals(string amount, string? currency, string expected)
        => Assert.Equal(expected, EventText.Amount(decimal.Parse(amount, CultureInfo.InvariantCulture), currency));

    [Theory]
    [InlineData("paid", "success", "medium")]
    [InlineData("failed", "error", "high")]
    [InlineData("refunded", "warning", "medium")]
    [InlineData("created", "info", "medium")]
    [InlineData("anything_else", "info", "medium")]
    public void AStatusHasItsTone(string status, string tone, string priority)
        => Assert.Equal((tone, priority), (EventText.Tone(status), EventText.Priority(EventText.Tone(status))));
}
