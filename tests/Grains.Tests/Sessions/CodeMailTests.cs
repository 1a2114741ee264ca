namespace OrleansNotify.Sessions;

public sealed class CodeMailTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 34, 56, TimeSpan.Zero);

    [Fact]
    public void SaysTheCodeWhereItWorksAndWhenItWasAskedFor()
    {
        var mail = CodeMail.Compose("c1", "a@b.com", "012345", "notify.example", Now, Now.AddMinutes(5));

        Assert.Equal(("otp-c1", "a@b.com", "Your sign-in code"), (mail.Id, mail.To, mail.Subject));
        Assert.Contains("code is 012345", mail.Text, StringComparison.Ordinal);
        Assert.Contains("for 5 minutes, on notify.example", mail.Text, StringComparison.Ordinal);
        Assert.Contains("12:34 UTC, 2 March", mail.Text, StringComparison.Ordinal);
        Assert.Equal(Now.AddMinutes(5), mail.ExpiresAt);
    }

    [Fact]
    public void TheNameOfTheSiteIsTextInTheMail()
    {
        var mail = CodeMail.Compose("c1", "a@b.com", "012345", "<img src=x>", Now, Now.AddMinutes(5));

        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
    }
}
