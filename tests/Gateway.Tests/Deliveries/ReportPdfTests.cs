using UglyToad.PdfPig;

namespace OrleansNotify.Deliveries;

public sealed class ReportPdfTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TheSameDataIsTheSameBytes() => Assert.Equal(ReportPdf.Write(Report(30)), ReportPdf.Write(Report(30)));

    [Fact]
    public void WhatItSaysCanBeReadInOrderOnEveryPage()
    {
        using var pdf = PdfDocument.Open(ReportPdf.Write(Report(120)));
        string[] pages = [.. pdf.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text)))];
        var text = string.Join('\n', pages);

        Assert.Contains("Tenant acme", pages[0], StringComparison.Ordinal);
        Assert.Contains("Filter: status dead or retrying", pages[0], StringComparison.Ordinal);
        Assert.Contains("2026-03-02 13:00:00 +01:00", pages[0], StringComparison.Ordinal);
        Assert.Contains("2026-03-02 12:00:00 UTC", pages[0], StringComparison.Ordinal);
        Assert.Contains("dead at least 10000", pages[0], StringComparison.Ordinal);
        Assert.Contains("75.0 %", pages[0], StringComparison.Ordinal);
        Assert.True(pages.Length > 4);
        Assert.All(pages[1..^1], page => Assert.StartsWith("Accepted Type Source Endpoint Status Answer", page, StringComparison.Ordinal));
        Assert.All(pages, (page, i) => Assert.Contains($"page {i + 1} of {pages.Length}", page, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 120), seq => Assert.Contains($"evt_{seq:d4}", text, StringComparison.Ordinal));
        Assert.Contains("SHA-256 " + new string('a', 64), text, StringComparison.Ordinal);
        Assert.Contains("the last of the schedule, failed: status 500", pages[^1], StringComparison.Ordinal);
        Assert.Contains(@"an error\u000aof Grüße \u6f22", pages[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AReportOfNothingSaysSo()
    {
        using var pdf = PdfDocument.Open(ReportPdf.Write(Report(0)));

        Assert.Contains("All 0 deliveries", string.Join(' ', pdf.GetPage(1).GetWords().Select(word => word.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoThousandRowsAreWholeAndSaidToBeCut()
    {
        var bytes = ReportPdf.Write(Report(2_000) with { IsCut = true });
        if (Environment.GetEnvironmentVariable("REPORT_PDF") is { Length: > 0 } path)
        {
            File.WriteAllBytes(path, bytes);
        }

        using var pdf = PdfDocument.Open(bytes);
        var first = string.Join(' ', pdf.GetPage(1).GetWords().Select(word => word.Text));

        Assert.Contains("The newest 2000 deliveries; more meet the filter", first, StringComparison.Ordinal);
        Assert.InRange(bytes.Length, 1, 4_000_000);
    }

    private static DeliveryReport Report(int rows)
    {
        DeliveryRow[] all = [.. Enumerable.Range(1, rows).Select(seq => new DeliveryRow(
            "ep_1", seq, $"evt_{seq:d4}", "order.created.with.a.very.long.name.that.does.not.fit", "shop", Noon.AddSeconds(-seq),
            seq % 3 == 0 ? DeliveryStatus.Dead : DeliveryStatus.Retrying, 3, 3, AttemptTrigger.Schedule, seq % 3 == 0 ? null : Noon.AddHours(1), 500, "http_5xx", Noon, null))];
        var counts = DeliveryStatus.All.ToDictionary(status => status, _ => new CountAnswer(10_000, true));
        StatsBucket[] buckets = [.. Enumerable.Range(0, 24).Select(hour => new StatsBucket(Noon.AddHours(hour - 24), Noon.AddHours(hour - 23), hour * 3, hour, hour % 4, 12, 340))];
        var attempt = new AttemptRow(
            3, Noon, AttemptTrigger.Schedule, "https://hooks.example.org/a", 500, "http_5xx", TimeSpan.FromMilliseconds(1), null, null,
            TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(21), "authorization: whsec_", "", "an error\nof Grüße 漢"u8.ToArray(), false, null);
        var dead = all.Where(row => row.Status == DeliveryStatus.Dead).Take(2)
            .Select(row => new ReportedDead(row, WhyRules.Of(new WhyFacts(row, null, attempt, null, 0, null, Noon)), [attempt])).ToArray();
        return new DeliveryReport(
            "acme", "status dead or retrying", "ann@example.org", Noon, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), "1.0.0",
            new DeliveryStats(counts, new CountAnswer(rows, false), 0.75, 12, 340, buckets, false), all, false,
            all.ToDictionary(row => row.Seq, _ => new string('a', 64)), new Dictionary<string, string> { ["ep_1"] = "hooks.example.org" }, dead);
    }
}
