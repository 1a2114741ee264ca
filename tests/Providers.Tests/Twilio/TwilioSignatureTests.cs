using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>The vectors of Twilio's own libraries for C#, Python and Go, whose token is 12345.</summary>
public sealed class TwilioSignatureTests
{
    private const string Form = "CallSid=CA1234567890ABCDE&From=%2B14158675309&Digits=1234&To=%2B18005551212&Caller=%2B14158675309";
    private const string Json = """{"property": "value", "boolean": true}""";
    private const string Hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private const string Token = "12345";

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2", "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    [InlineData("https://MyCompany.com:1234/myapp.php?foo=1&bar=2", "PCqOZm8cnu/L6+u5i5fuEd+Iac4=")]
    [InlineData("http://MyCompany.com/myapp.php?foo=1&bar=2", "XY7AlKOKL6im4yWyX84gldUrtis=")]
    [InlineData("http://username:password@MyCompany.com/myapp.php?foo=1&bar=2", "PJ08CxXr7KLPjEQCTc8LkUSMwSM=")]
    [InlineData("HTTP://username:password@MyCompany.com/myapp.php?foo=1&bar=2", "hy/l8pca+LFms4cvRdv8uiP6NGc=")]
    [InlineData("http://Username:Password@MyCompany.com/myapp.php?foo=1&bar=2", "SkTSKyDJH9kUlhItI0slbgZ1UsI=")]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("http://mycompany.com:1234/myapp.php?foo=1&bar=2", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2", "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2", "CYn1h0gLBdNxDGkKJg6hYohgeD8=")]
    public void AFormHoldsWithThePortAndWithoutIt(string url, string signature)
        => Assert.Null(ProblemOf(Callbacks.Form(url, Form, ("X-Twilio-Signature", signature))));

    [Theory]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://MyCompany.com:1234/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("http://MyCompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "NOTRSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=3", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "")]
    public void AWrongSignatureDoesNotHold(string url, string signature)
        => Assert.NotNull(ProblemOf(Callbacks.Form(url, Form, ("X-Twilio-Signature", signature))));

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=" + Hash, "a9nBmqA0ju/hNViExpshrM61xv4=")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=" + Hash, "y77kIzt2vzLz71DgmJGsen2scGs=")]
    public void AJsonBodyHoldsByItsHashInTheUrl(string url, string signature)
        => Assert.Null(ProblemOf(Callbacks.Json(url, Json, ("X-Twilio-Signature", signature))));

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=" + Hash, Json + " ", "a9nBmqA0ju/hNViExpshrM61xv4=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", Json, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    public void AJsonBodyThatIsNotHashedDoesNotHold(string url, string body, string signature)
        => Assert.NotNull(ProblemOf(Callbacks.Json(url, body, ("X-Twilio-Signature", signature))));

    [Fact]
    public void RepeatedFieldsAreSortedAndCountedOnce()
    {
        const string repeated = "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234";

        var request = Callbacks.Form("https://mycompany.com/myapp.php?foo=1&bar=2", repeated, ("X-Twilio-Signature", "IK+Dwps556ElfBT0I3Rgjkr1wJU="));

        Assert.Null(ProblemOf(request));
    }

    [Theory]
    [InlineData(Hash, Hash, true)]
    [InlineData(Hash, "00", false)]
    public void ABodyHashThatComesTwiceMustBeRightTwice(string first, string second, bool holds)
    {
        var url = $"https://mycompany.com/myapp.php?bodySHA256={first}&bodySHA256={second}";

        var request = Callbacks.Json(url, Json, ("X-Twilio-Signature", Sha1(url, Token)));

        Assert.Equal(holds, ProblemOf(request) is null);
    }

    [Fact]
    public void TheHostAndForwardedHeadersOfTheCallDoNotCount()
    {
        var request = Callbacks.Form(
            "https://mycompany.com/myapp.php?foo=1&bar=2", Form, ("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
            ("Host", "10.0.0.7:8080"), ("X-Forwarded-Host", "elsewhere.example"), ("X-Forwarded-Proto", "http"));

        Assert.Null(ProblemOf(request));
    }

    [Fact]
    public void AWebhookRuleSignsWithTheSharedKeyAndSha256()
    {
        const string url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        var signature = Convert.ToBase64String(HMACSHA256.HashData("shared"u8, Encoding.UTF8.GetBytes(url + FormFields.Parse(Form).Signed)));
        (string, string)[] headers = [("X-Twilio-Signature", signature), ("X-Twilio-Webhooks-Signature-Settings", "key=SH1,algorithm=HMAC_SHA256")];

        Assert.Null(ProblemOf(Callbacks.Form(url, Form, headers), sharedKey: "shared"));
        Assert.NotNull(ProblemOf(Callbacks.Form(url, Form, headers), sharedKey: "other"));
        Assert.NotNull(ProblemOf(Callbacks.Form(url, Form, headers)));
    }

    [Fact]
    public void AnUnknownAlgorithmDoesNotHold()
    {
        var request = Callbacks.Form(
            "https://mycompany.com/myapp.php?foo=1&bar=2", Form, ("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
            ("X-Twilio-Webhooks-Signature-Settings", "key=SH1,algorithm=NONE"));

        Assert.NotNull(ProblemOf(request, sharedKey: Token));
    }

    [Fact]
    public void NothingHoldsWithoutASecret()
    {
        var url = "https://mycompany.com/";

        Assert.NotNull(ProblemOf(Callbacks.Form(url, "a=b", ("X-Twilio-Signature", Sha1(url + "ab", ""))), token: ""));
    }

    private static string Sha1(string text, string token)
    {
#pragma warning disable CA5350
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    private static string? ProblemOf(CallbackRequest request, string token = Token, string sharedKey = "")
    {
        var values = new Dictionary<string, string> { ["authToken"] = token, ["sharedKey"] = sharedKey };
        return TwilioSignature.ProblemOf(request, FormFields.Of(request), new ProviderSettings("1", ManifestReader.Read("TwilioSms"), values));
    }
}
