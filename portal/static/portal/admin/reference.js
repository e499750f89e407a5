// A button in the editor of texts: refers to a term, a form or a shared chapter by its key.
(() => {
  const { React, DraftJS, draftail } = window;
  const { EditorState, Modifier, RichUtils } = DraftJS;

  // Elements are made with textContent only: nothing of the list is ever read as markup.
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const withEntity = (editorState, type, data) => {
    const content = editorState.getCurrentContent().createEntity(type, "MUTABLE", data);
    const key = content.getLastCreatedEntityKey();
    const selection = editorState.getSelection();
    if (!selection.isCollapsed()) {
      return RichUtils.toggleLink(editorState, selection, key);
    }
    const style = editorState.getCurrentInlineStyle();
    const written = Modifier.insertText(content, selection, data.label, style, key);
    return EditorState.push(editorState, written, "insert-characters");
  };

  class ReferenceSource extends React.Component {
    componentDidMount() {
      const { entityType } = this.props;
      const { words } = entityType;
      this.list = make("div", { className: "reference-list" });
      const search = make("input", { type: "search", autocomplete: "off" });
      search.setAttribute("aria-label", words.search);
      search.placeholder = words.search;
      search.addEventListener("input", () => this.filter(search.value));
      search.addEventListener("keydown", (event) => this.chooseFirst(event));
      const cancel = make("button", { type: "button", className: "button button-secondary", textContent: words.cancel });
      cancel.addEventListener("click", () => this.dialog.close());
      const title = make("h2", { id: "reference-title", textContent: entityType.description });
      this.dialog = make("dialog", { className: "reference-dialog" }, title, search, this.list, cancel);
      this.dialog.setAttribute("aria-labelledby", title.id);
      this.dialog.addEventListener("close", () => this.end());
      document.body.append(this.dialog);
      this.dialog.showModal();
      this.load();
    }

    componentWillUnmount() {
      this.dialog.remove();
    }

    async load() {
      const { entityType, entity } = this.props;
      const now = entity?.getData().ref;
      try {
        const answer = await fetch(entityType.choices, { headers: { Accept: "application/json" } });
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        const { groups } = await answer.json();
        this.list.replaceChildren(...groups.filter(({ items }) => items.length).map((group) => this.group(group, now)));
        this.list.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
      } catch {
        this.say(entityType.words.failed);
        return;
      }
      this.filter("");
    }

    group({ name, items }, now) {
      const rows = items.map((item) => {
        const button = make("button", { type: "button", className: "reference-item", textContent: item.label });
        if (item.ref === now) {
          button.setAttribute("aria-current", "true");
        }
        button.addEventListener("click", () => this.choose(item));
        return make("li", {}, button);
      });
      return make("section", {}, make("h3", { textContent: name }), make("ul", {}, ...rows));
    }

    say(text) {
      this.list.querySelector("p")?.remove();
      if (text) {
        const line = make("p", { textContent: text });
        line.setAttribute("role", "status");
        this.list.append(line);
      }
    }

    filter(asked) {
      const wanted = asked.trim().toLocaleLowerCase();
      for (const section of this.list.querySelectorAll("section")) {
        for (const row of section.querySelectorAll("li")) {
          row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
        }
        section.hidden = !section.querySelector("li:not([hidden])");
      }
      const some = this.list.querySelector("section:not([hidden])");
      this.say(some ? "" : this.props.entityType.words.none);
    }

    // Enter takes the first of what is left; it must not send the form of the page.
    chooseFirst(event) {
      if (event.key === "Enter") {
        event.preventDefault();
        this.list.querySelector("section:not([hidden]) li:not([hidden]) button")?.click();
      }
    }

    choose(item) {
      const { editorState, entityType } = this.props;
      this.chosen = withEntity(editorState, entityType.type, item);
      this.dialog.close();
    }

    end() {
      const { onComplete, onClose } = this.props;
      if (this.chosen) {
        onComplete(this.chosen);
      } else {
        onClose();
      }
    }

    render() {
      return null;
    }
  }

  // The tooltip over a reference says what it leads to, and lets it be changed or taken away.
  const Reference = (props) => {
    const { ref, label, url } = props.contentState.getEntity(props.entityKey).getData();
    const icon = React.createElement(window.wagtail.components.Icon, { name: "tag" });
    return React.createElement(draftail.TooltipEntity, { ...props, icon, label: label || ref, url });
  };

  draftail.registerPlugin({ type: "REFERENCE", source: ReferenceSource, decorator: Reference }, "entityTypes");
})();
