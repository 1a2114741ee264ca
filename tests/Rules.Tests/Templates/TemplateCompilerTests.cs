using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

public sealed class TemplateCompilerTests
{
    private const string Mail = """
        <style>.n { color: red } td { padding: 1px }</style><h1 class="n">Order {{ payload.orderId }}</h1>
        <table><tr><th>Item</th><th>Price</th></tr>{% for item in payload.items %}<tr class="n"><td>{{ item.name }}</td><td>{{ item.price | money: "EUR" }}</td></tr>{% endfor %}</table>
        <p>Yours &amp; mine<br>{% if payload.items.size > 1 %}many{% endif %} <a href="{{ links.unsubscribe }}">Stop</a></p>
        """;

    [Fact]
    public void StylesStandAtTheElementsAndTagsStayWhereTheyWere()
    {
        var parts = TemplateCompiler.Compile(Channel.Email, new TemplateParts { Subject = "s", Html = Mail });

        Assert.Empty(TemplateRules.Check(Channel.Email, parts));
        Assert.Matches("""<h1 class="n" style="[^"]*color: red""", parts.Html!);
        Assert.DoesNotContain("<style", parts.Html, StringComparison.Ordinal);
        Assert.Contains("""</tr>{% for item in payload.items %}<tr""", parts.Html, StringComparison.Ordinal);
        Assert.Contains("""<a href="{{ links.unsubscribe }}">Stop</a>""", parts.Html!.Replace("style=\"color: #627d98\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void TextIsMadeOfTheHtml()
    {
        var parts = TemplateCompiler.Compile(Channel.Email, new TemplateParts { Subject = "s", Html = Mail });
        var message = Samples.Render(Channel.Email, parts, Samples.Order);

        Assert.StartsWith("Order ORD-7\n\nItem  Price\n", message.Text, StringComparison.Ordinal);
        Assert.Contains("\nEspresso <1kg>  €12.90\n", message.Text, StringComparison.Ordinal);
        Assert.Contains("\nYours & mine\nmany Stop (https://n.example/u/t1)\n", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("LQ", message.Text + message.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void TextOfTheAuthorStays()
        => Assert.Equal("own", TemplateCompiler.Compile(Channel.Email, new TemplateParts { Subject = "s", Html = "<p>x</p>", Text = "own" }).Text);

    [Fact]
    public void PageOfTheAuthorHasNoLayout()
    {
        var parts = TemplateCompiler.Compile(Channel.Email, new TemplateParts { Subject = "s", Html = "<html lang={{ person.language }}><title>{{ event.id }}</title><body>x</body></html>" });

        Assert.Contains("<title>{{ event.id }}</title>", parts.Html, StringComparison.Ordinal);
        Assert.Contains("{{ person.language }}", parts.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Unsubscribe", parts.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void AuthorsOwnMarksStay()
    {
        var parts = TemplateCompiler.Compile(Channel.Email, new TemplateParts { Subject = "s", Html = "<p>LQ7777QL {{ event.id }}</p>" });

        Assert.Contains("LQ7777QL {{ event.id }}", parts.Html, StringComparison.Ordinal);
    }
}
